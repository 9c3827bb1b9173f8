/** Preloaded into a server under test (--import): its machine's clock is wrong by EFISER_TEST_CLOCK_SHIFT_MS. */
const shift = Number(process.env['EFISER_TEST_CLOCK_SHIFT_MS'] ?? 0)
const RightDate = Date
const now = () => RightDate.now() + shift

globalThis.Date = new Proxy(RightDate, {
  construct: (target, args: [], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget as typeof Date) as Date,
  apply: () => new RightDate(now()).toString(),
  get: (target, name, receiver) => name === 'now' ? now : Reflect.get(target, name, receiver) as unknown,
})
