// The privacy notice as people read it. A change of its words is a new version: whoever agreed is asked again, and what
// was agreed to stays known by version and hash (a test holds the hash of this version).
export const NOTICE_VERSION = 1

interface NoticePart {
  title: string
  paragraphs: readonly string[]
}

export const NOTICE: readonly NoticePart[] = [
  {
    title: 'Quién es responsable de sus datos',
    paragraphs: [
      'El Instituto Mexicano del Seguro Social, por medio de la Coordinación de Educación en Salud, División de Formación de'
        + ' Recursos Humanos para la Salud, Área de Posgrado.',
    ],
  },
  {
    title: 'Qué datos se tratan',
    paragraphs: [
      'De identificación: nombre, CURP, matrícula, sexo, fecha y entidad de nacimiento y categoría de nacionalidad. De'
        + ' contacto: correo y dos teléfonos. Académicos: especialidad, grado, sedes, calificaciones, puntaje del ENARM,'
        + ' publicaciones y sus preferencias.',
      'Del examen: respuestas, horas, equipo e incidencias. De uso: entradas y cambios, con hora, dirección y navegador.',
      'El desglose de su PI-IMSS es un dato personal sensible: solo usted lo ve, y nadie debe pedírselo.',
    ],
  },
  {
    title: 'Para qué',
    paragraphs: [
      'Para comprobar los requisitos, aplicar el examen, calcular el PI-IMSS, asignar las plazas de especialidad de rama y'
        + ' rendir cuentas de ello. Sin estos datos no es posible participar.',
      'Las estadísticas y los cortes que se publican no identifican a nadie.',
    ],
  },
  {
    title: 'Quién los ve',
    paragraphs: [
      'Su profesor titular, su sede y quien supervisa ven lo que su función necesita. Quien evalúa publicaciones ve los'
        + ' artículos y no su sede ni sus resultados. Cada consulta de su expediente por personal del proceso queda'
        + ' registrada, y usted puede saber cuántas fueron y cuándo.',
      'No se transfieren a terceros, salvo a las autoridades que por ley los requieran.',
    ],
  },
  {
    title: 'Sus derechos',
    paragraphs: [
      'Puede pedir acceso a sus datos, su rectificación o cancelación, y oponerse a su tratamiento (derechos ARCO), aquí'
        + ' mismo en «Mis datos». La respuesta llega en un plazo máximo de 20 días hábiles. Ahí también puede descargar'
        + ' todos sus datos.',
      'La cancelación no alcanza lo que la ley obliga a conservar, como el acta, las respuestas y el registro de auditoría.',
    ],
  },
]

/** What is hashed. */
export function noticeText(): string {
  return NOTICE.map(({ title, paragraphs }) => [title, ...paragraphs].join('\n')).join('\n\n')
}
