/** What somebody reads when grades, ENARM or articles are refused. */
import type { Refusal } from '#app/http/refusal.ts'
import { count, moment, type Text } from './refusal-text.ts'

export const MERIT_REFUSALS = {
  NOT_YOUR_COURSE: 'Solo el profesor titular de esa especialidad en esa sede puede hacerlo.',
  GRADES_FROZEN: 'La selección ya se congeló: las calificaciones no cambian más (Convocatoria §4.2 C).',
  GRADE_SIGNED: 'Esta calificación ya está firmada. Para cambiarla proponga una corrección.',
  GRADE_MISSING: 'Aún no hay calificación de ese año: captúrela y firme la hoja.',
  GRADE_UNSIGNED: 'Esa calificación es un borrador: cámbiela en la captura, no necesita corrección.',
  GRADE_EMPTY: 'Escriba la calificación.',
  GRADE_NOT_A_NUMBER: 'Escriba solo un número, por ejemplo 87.50.',
  GRADE_TOO_MANY_DECIMALS: 'Escriba como máximo dos decimales: la plataforma no redondea.',
  GRADE_OUT_OF_RANGE: ({ base }) => `Escriba un número de 0 a ${base ?? 100}, o cambie la base.`,
  SHEET_EMPTY: 'No hay calificaciones por firmar. Captúrelas primero.',
  SHEET_CHANGED: 'La hoja cambió desde que la abrió. Léala de nuevo y firme.',
  CORRECTION_NEEDS_REASON: 'Escriba el motivo de la corrección.',
  CORRECTION_CHANGES_NOTHING: 'Nada cambiaría: es lo que ya está registrado. Escriba lo correcto.',
  CORRECTION_OPEN: 'Ya hay una corrección pendiente de esa calificación. Espere a que se decida.',
  CORRECTION_UNKNOWN: 'No se encontró esa corrección.',
  CORRECTION_NOT_SHOWN: 'Usted aún no ha visto las dos calificaciones. '
    + 'Diga el motivo en «Decir el motivo…», revíselas y decida después.',
  NO_CORRECTION: 'Esa corrección ya se decidió. Actualice la página.',
  SECOND_PERSON_NEEDED: 'Quien propone no decide: corresponde a otra persona.',
  NOT_YOUR_PROPOSAL: 'Solo quien la propuso puede retirarla.',
  REJECTION_NEEDS_NOTE: 'Escriba por qué se rechaza.',
  NOBODY_TO_REMIND: 'A nadie le falta la calificación del grado actual, o no hay profesor a quien escribir.',
  ENARM_FROZEN: 'La selección ya se congeló: los puntajes del ENARM no cambian más (Convocatoria §4.2 A).',
  SUGGESTION_UNKNOWN: 'No se encontró esa coincidencia.',
  SUGGESTION_TAKEN: 'Ese renglón o esa persona ya se confirmó de otro modo en la misma carga. Rechace esta coincidencia.',
  IMAGE_MISSING: 'Elija el archivo JPG con sus artículos.',
  IMAGE_EMPTY: 'El archivo está vacío (0 bytes). Vuelva a guardarlo como JPG y súbalo de nuevo.',
  IMAGE_TOO_LARGE: ({ bytes, most, kind }) =>
    `El archivo pesa ${count(bytes)} bytes (${kind ?? 'tipo desconocido'}) y el máximo son ${count(most)} (§4.3). Redúzcalo: menos `
    + 'resolución, más compresión o tonos de gris.',
  IMAGE_NOT_JPG: ({ kind, bytes }) =>
    `El archivo no es un JPG aunque se llame así: su tipo es ${kind ?? ''} y pesa ${count(bytes)} bytes. Guárdelo como JPG `
    + 'desde el programa con que lo abre; cambiarle el nombre no basta.',
  IMAGE_DAMAGED: ({ bytes }) =>
    `El JPG está dañado o incompleto: llegaron ${count(bytes)} bytes y no se puede abrir. Guárdelo de nuevo y súbalo.`,
  IMAGE_TOO_MANY_PIXELS: ({ width, height, pixels, most }) =>
    `La imagen mide ${count(width)} × ${count(height)} pixeles (${count(pixels)} en total) y el máximo son ${count(most)}. `
    + 'Redúzcala.',
  UPLOADS_TOO_OFTEN: 'Subió muchas imágenes seguidas. Espere diez minutos; la última que registró sigue vigente.',
  DECLARATION_NOT_OPEN: ({ from }) => `El registro abre el ${moment(from)} (Convocatoria §2.1).`,
  DECLARATION_CARRIED: 'En este periodo valen los artículos que ya se evaluaron en el anterior: no se declaran otros.',
  DECLARATION_CLOSED: ({ until }) =>
    `El registro cerró el ${moment(until)} (Convocatoria §2.1): vale la última versión que registró.`,
  DECLARATION_CHANGED: 'Su lista cambió en otra ventana. Aquí está la vigente: revísela y repita el cambio.',
  TOO_MANY_ARTICLES: ({ most }) => `Puede declarar hasta ${most ?? ''} artículos; lo que suman tiene un tope (§4.3).`,
  ARTICLE_UNKNOWN: 'Ese artículo ya no está en su lista. Revise la vigente.',
  ARTICLE_UNUSABLE: 'Revise los datos del artículo.',
  PUBLICATION_FILE_UNKNOWN: 'No se encontró esa imagen. Súbala de nuevo.',
  EVALUATION_UNKNOWN: 'Este artículo no está a su cargo.',
  EVALUATION_ENDED: 'Esta evaluación ya se firmó, se devolvió o pasó a otra persona. Vuelva a su lista.',
  JUDGEMENT_INCOMPLETE: 'Faltan respuestas o motivos.',
  RETURN_NEEDS_REASON: 'Escriba por qué lo devuelve.',
  ARTICLE_DECIDED: 'Este artículo ya tiene decisión: es definitiva e inapelable (§4.3).',
  JUDGED_ALREADY: 'Usted ya evaluó este artículo.',
  SELECTION_FROZEN: 'La selección está congelada: ya no se evalúan publicaciones.',
} as const satisfies Partial<Record<Refusal, Text>>
