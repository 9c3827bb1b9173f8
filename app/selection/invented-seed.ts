/** The seed of dry runs and simulations, where the real lottery is not drawn: the same on both sides, anticipating nothing. */
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

export const INVENTED_SEED = sha256Hex('EFISER: simulación')
