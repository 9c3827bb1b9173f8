/**
 * Usual reference values of adults, in the units of Mexican laboratories and in SI.
 * An aid for reading an item, not part of any: where an item gives values of its
 * own, those prevail. Ranges as they stand in current textbooks; laboratories vary.
 */
export interface ReferenceValue {
  readonly name: string
  /** Other words under which it is looked for. */
  readonly also?: string
  /** "70–99 mg/dL" */
  readonly usual: string
  /** Null where the usual unit is the SI one, or SI is not in use. */
  readonly si: string | null
}

export interface ReferenceSection {
  readonly title: string
  readonly values: readonly ReferenceValue[]
}

const row = (name: string, usual: string, si: string | null = null, also?: string): ReferenceValue =>
  also === undefined ? { name, usual, si } : { name, usual, si, also }

export const REFERENCE_SECTIONS: readonly ReferenceSection[] = [
  { title: 'Biometría hemática', values: [
    row('Hemoglobina, mujer', '12.0–16.0 g/dL', '120–160 g/L', 'Hb'),
    row('Hemoglobina, hombre', '13.5–17.5 g/dL', '135–175 g/L', 'Hb'),
    row('Hematocrito, mujer', '36–46 %', '0.36–0.46', 'Hto'),
    row('Hematocrito, hombre', '41–53 %', '0.41–0.53', 'Hto'),
    row('Volumen corpuscular medio', '80–100 fL', null, 'VCM VGM volumen globular medio'),
    row('Hemoglobina corpuscular media', '27–33 pg', null, 'HCM CMH'),
    row('Leucocitos', '4 500–11 000 /µL', '4.5–11.0 × 10⁹/L', 'glóbulos blancos'),
    row('Neutrófilos totales', '1 800–7 700 /µL', '1.8–7.7 × 10⁹/L'),
    row('Linfocitos totales', '1 000–4 800 /µL', '1.0–4.8 × 10⁹/L'),
    row('Eosinófilos totales', 'menos de 500 /µL', 'menos de 0.5 × 10⁹/L'),
    row('Plaquetas', '150 000–400 000 /µL', '150–400 × 10⁹/L'),
    row('Reticulocitos', '0.5–2.5 %', '0.005–0.025'),
    row('Velocidad de sedimentación globular, mujer', '0–20 mm/h', null, 'VSG'),
    row('Velocidad de sedimentación globular, hombre', '0–15 mm/h', null, 'VSG'),
  ] },
  { title: 'Coagulación', values: [
    row('Tiempo de protrombina', '11–13.5 s', null, 'TP'),
    row('INR, sin anticoagulante', '0.8–1.2', null, 'índice internacional normalizado'),
    row('Tiempo de tromboplastina parcial activada', '25–35 s', null, 'TTPa TTP'),
    row('Fibrinógeno', '200–400 mg/dL', '2.0–4.0 g/L'),
    row('Dímero D', 'menos de 500 ng/mL (UEF)', 'menos de 0.5 mg/L (UEF)'),
  ] },
  { title: 'Química sanguínea', values: [
    row('Glucosa en ayuno', '70–99 mg/dL', '3.9–5.5 mmol/L', 'glucemia'),
    row('Hemoglobina glucosilada', '4.0–5.6 %', '20–38 mmol/mol', 'HbA1c glucada'),
    row('Urea', '15–40 mg/dL', '2.5–6.7 mmol/L'),
    row('Nitrógeno ureico', '7–20 mg/dL', '2.5–7.1 mmol/L', 'BUN'),
    row('Creatinina, mujer', '0.5–1.1 mg/dL', '44–97 µmol/L'),
    row('Creatinina, hombre', '0.7–1.3 mg/dL', '62–115 µmol/L'),
    row('Ácido úrico, mujer', '2.5–6.0 mg/dL', '149–357 µmol/L'),
    row('Ácido úrico, hombre', '3.5–7.2 mg/dL', '208–428 µmol/L'),
    row('Osmolalidad sérica', '275–295 mOsm/kg'),
    row('Lactato venoso', '4.5–19.8 mg/dL', '0.5–2.2 mmol/L', 'ácido láctico'),
  ] },
  { title: 'Electrólitos', values: [
    row('Sodio', '135–145 mEq/L', '135–145 mmol/L', 'Na'),
    row('Potasio', '3.5–5.0 mEq/L', '3.5–5.0 mmol/L', 'K'),
    row('Cloro', '98–106 mEq/L', '98–106 mmol/L', 'Cl cloruro'),
    row('Bicarbonato', '22–28 mEq/L', '22–28 mmol/L', 'HCO3'),
    row('Calcio total', '8.5–10.5 mg/dL', '2.12–2.62 mmol/L', 'Ca'),
    row('Calcio ionizado', '4.5–5.3 mg/dL', '1.12–1.32 mmol/L', 'Ca'),
    row('Fósforo', '2.5–4.5 mg/dL', '0.81–1.45 mmol/L', 'P fosfato'),
    row('Magnesio', '1.7–2.4 mg/dL', '0.70–0.99 mmol/L', 'Mg'),
    row('Brecha aniónica, sin potasio', '8–12 mEq/L', '8–12 mmol/L', 'anion gap'),
  ] },
  { title: 'Función hepática y páncreas', values: [
    row('Alanina aminotransferasa', '7–40 U/L', null, 'ALT TGP'),
    row('Aspartato aminotransferasa', '10–40 U/L', null, 'AST TGO'),
    row('Fosfatasa alcalina', '40–130 U/L', null, 'FA'),
    row('Gamma-glutamiltransferasa', '8–60 U/L', null, 'GGT'),
    row('Bilirrubina total', '0.3–1.2 mg/dL', '5–21 µmol/L'),
    row('Bilirrubina directa', '0–0.3 mg/dL', '0–5 µmol/L', 'conjugada'),
    row('Proteínas totales', '6.0–8.3 g/dL', '60–83 g/L'),
    row('Albúmina', '3.5–5.0 g/dL', '35–50 g/L'),
    row('Deshidrogenasa láctica', '140–280 U/L', null, 'DHL LDH'),
    row('Amilasa', '30–110 U/L'),
    row('Lipasa', '10–140 U/L'),
    row('Amonio', '15–60 µg/dL', '9–35 µmol/L'),
  ] },
  { title: 'Lípidos', values: [
    row('Colesterol total, deseable', 'menos de 200 mg/dL', 'menos de 5.2 mmol/L'),
    row('Colesterol LDL, sin riesgo', 'menos de 100 mg/dL', 'menos de 2.6 mmol/L'),
    row('Colesterol HDL, mujer', '50 mg/dL o más', '1.3 mmol/L o más'),
    row('Colesterol HDL, hombre', '40 mg/dL o más', '1.0 mmol/L o más'),
    row('Triglicéridos', 'menos de 150 mg/dL', 'menos de 1.7 mmol/L'),
  ] },
  { title: 'Gases en sangre arterial', values: [
    row('pH arterial', '7.35–7.45'),
    row('PaCO₂', '35–45 mmHg', '4.7–6.0 kPa', 'PaCO2 presión de dióxido de carbono'),
    row('PaO₂, a nivel del mar', '80–100 mmHg', '10.7–13.3 kPa', 'PaO2 presión de oxígeno'),
    row('Saturación arterial de oxígeno', '95–100 %', '0.95–1.00', 'SaO2'),
    row('Exceso de base', '−2 a +2 mEq/L', '−2 a +2 mmol/L'),
  ] },
  { title: 'Hormonas', values: [
    row('Tirotropina', '0.4–4.0 mUI/L', null, 'TSH'),
    row('Tiroxina libre', '0.8–1.8 ng/dL', '10–23 pmol/L', 'T4 libre'),
    row('Triyodotironina total', '80–200 ng/dL', '1.2–3.1 nmol/L', 'T3'),
    row('Cortisol, 8 de la mañana', '5–25 µg/dL', '138–690 nmol/L'),
    row('Paratohormona intacta', '10–65 pg/mL', '1.1–6.9 pmol/L', 'PTH'),
    row('Prolactina, mujer no embarazada', 'menos de 25 ng/mL', 'menos de 25 µg/L'),
    row('25-hidroxivitamina D', '30–60 ng/mL', '75–150 nmol/L', 'vitamina D calcidiol'),
    row('Gonadotropina coriónica, sin embarazo', 'menos de 5 mUI/mL', 'menos de 5 UI/L', 'hCG beta'),
  ] },
  { title: 'Hierro y vitaminas', values: [
    row('Hierro sérico', '60–170 µg/dL', '10.7–30.4 µmol/L'),
    row('Capacidad total de fijación de hierro', '250–400 µg/dL', '45–72 µmol/L', 'TIBC'),
    row('Saturación de transferrina', '20–50 %', '0.20–0.50'),
    row('Ferritina, mujer', '15–150 ng/mL', '15–150 µg/L'),
    row('Ferritina, hombre', '30–300 ng/mL', '30–300 µg/L'),
    row('Vitamina B12', '200–900 pg/mL', '148–664 pmol/L', 'cobalamina'),
    row('Folato sérico', '3–17 ng/mL', '7–39 nmol/L', 'ácido fólico'),
  ] },
  { title: 'Inflamación y marcadores cardiacos', values: [
    row('Proteína C reactiva', 'menos de 0.5 mg/dL', 'menos de 5 mg/L', 'PCR'),
    row('Procalcitonina', 'menos de 0.1 ng/mL', 'menos de 0.1 µg/L'),
    row('Creatina cinasa', '30–200 U/L', null, 'CPK CK'),
    row('Troponina I, convencional', 'menos de 0.04 ng/mL', 'menos de 40 ng/L'),
    row('BNP', 'menos de 100 pg/mL', 'menos de 100 ng/L', 'péptido natriurético cerebral'),
    row('NT-proBNP, menor de 75 años', 'menos de 125 pg/mL', 'menos de 125 ng/L', 'péptido natriurético'),
  ] },
  { title: 'Orina', values: [
    row('Densidad urinaria', '1.005–1.030'),
    row('pH urinario', '4.5–8.0'),
    row('Proteínas en orina de 24 horas', 'menos de 150 mg/24 h', 'menos de 0.15 g/24 h', 'proteinuria'),
    row('Albúmina/creatinina en orina', 'menos de 30 mg/g', 'menos de 3.4 mg/mmol', 'albuminuria'),
    row('Leucocitos en sedimento', '0–5 por campo'),
    row('Eritrocitos en sedimento', '0–3 por campo'),
  ] },
  { title: 'Líquido cefalorraquídeo', values: [
    row('Presión de apertura', '70–180 mmH₂O', null, 'LCR'),
    row('Leucocitos en LCR', '0–5 /µL', '0–5 × 10⁶/L', 'células'),
    row('Glucosa en LCR', '45–80 mg/dL', '2.5–4.4 mmol/L', 'glucorraquia'),
    row('Proteínas en LCR', '15–45 mg/dL', '0.15–0.45 g/L', 'proteinorraquia'),
  ] },
]
