// README.txt of every package, for an auditor with nothing but standard tools. The commands are the ones that were run
// against a real package (tests/scoring/audit-package/standard-tools.test.ts); a change here is tried there.

/** Spanish, plain text, lines of at most 100 characters, one final line feed. */
export const README = `PAQUETE DE AUDITORÍA DE LA SELECCIÓN (EFISER, IMSS)

Contiene todo lo necesario para volver a calcular la selección y comprobar que nadie la cambió. No nombra a
nadie: cada aspirante lleva un identificador al azar que solo sirve en este paquete.

ARCHIVOS
  frozen-input.json   entrada congelada, antes del sorteo
  input.json          la misma entrada con la semilla del sorteo; con ella se ejecutó la selección
  results.json        resultados: puntajes, orden, plazas y cortes
  exclusions.json     quién no compite y por qué numeral
  annulments.json     reactivos anulados
  inputs.json         huella de cada tipo de dato, de los cuadernillos y de sus claves
  lottery.json        el sorteo: compromiso, ronda del faro, secreto y semilla
  merkle-leaves.json  huellas de las hojas del árbol, una por aspirante, en el orden de results.json
  dictionary.json     qué significa cada campo
  manifest.json       tamaño y SHA-256 de cada archivo; manifest.sig es su firma y public-key.pem, la llave

COMPROBAR CON EL PROGRAMA (sin base de datos ni red)
  npm run -s efiser -- verify --package paquete.zip --key-id HUELLA_PUBLICADA_DE_LA_LLAVE
  Termina con 0 = todo coincide; 1 = algo no coincide; 2 = no se puede usar; 3 = empate sin sorteo.

COMPROBAR CON HERRAMIENTAS COMUNES (unzip, openssl 3, coreutils, diffutils, jq, xxd, python3)
 1. Extraer, y que no haya un archivo de más, de menos ni repetido:
      mkdir paquete && cd paquete && unzip ../paquete.zip
      unzip -Z1 ../paquete.zip > ../lista.txt
      (jq -r '.files[].name' manifest.json
       printf '%s\\n' manifest.json manifest.sig public-key.pem) | diff - ../lista.txt && echo completo
 2. Que la llave sea la publicada: el resultado debe ser la huella que da la página pública del sorteo.
      openssl pkey -pubin -in public-key.pem -outform DER | sha256sum
 3. La firma del manifiesto (se firma un prefijo y luego el archivo):
      (printf 'EFISER audit package v1\\n'; cat manifest.json) > firmado.bin
      openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in firmado.bin -sigfile manifest.sig
 4. Cada archivo contra el manifiesto:
      jq -r '.files[] | .sha256 + "  " + .name' manifest.json | sha256sum -c
 5. El compromiso del sorteo, el secreto, el valor del faro y la semilla:
      jq -cjS .commitment lottery.json | sha256sum            (= commitmentSha256)
      sha256sum frozen-input.json                             (= commitment.frozenInputSha256)
      jq -r .secret lottery.json | xxd -r -p | sha256sum      (= commitment.secretSha256)
      jq -r .round.signature lottery.json | xxd -r -p | sha256sum     (= beaconValue)
      jq -r '.beaconValue + .secret' lottery.json | xxd -r -p | sha256sum   (= seed)
    La ronda se compara con la que publica el faro: https://api.drand.sh/CADENA/public/RONDA
 6. Que la entrada solo cambió en la semilla:
      jq -cjS --arg s "$(jq -r .seed lottery.json)" '.rules.lotterySeed=$s' frozen-input.json | cmp - input.json
 7. Que los resultados son de esa entrada:
      test "$(jq -r .inputSha256 results.json)" = "$(sha256sum < input.json | cut -d' ' -f1)" && echo igual
 8. Quién gana un empate total: la menor huella de semilla y folio.
      printf '%s%s' "$(jq -r .seed lottery.json)" "$(printf '%s' FOLIO | xxd -p -c 256)" | xxd -r -p | sha256sum
 9. La cabeza del árbol (= tree.head de manifest.json), y la hoja de quien muestre su comprobante (= su hoja):
      python3 -c 'if 1:
        import hashlib as h, json
        n = [bytes.fromhex(x) for x in json.load(open("merkle-leaves.json"))["leaves"]]
        node = lambda pair: h.sha256(b"\\1" + b"".join(pair)).digest() if pair[1:] else pair[0]
        while n[1:]: n = [node(n[i:i+2]) for i in range(0, len(n), 2)]
        print(n[0].hex())'
      (printf 00; jq -r .salt COMPROBANTE; jq -cjS .result COMPROBANTE | xxd -p) | xxd -r -p | sha256sum

PRIVACIDAD
  El desglose del puntaje es privado (después de §5.12). El paquete no lleva nombres, folios, matrículas ni CURP;
  un DOI lleva un seudónimo y la fecha de publicación, solo el mes. Aun así, quien conozca a una persona puede
  reconocerla en un grupo pequeño (una especialidad con un solo aspirante extranjero, una sede con una plaza):
  por eso el paquete se entrega a la coordinación y a la auditoría, no al público.
`
