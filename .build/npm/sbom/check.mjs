// node check.mjs TOOLS BOM: holds a bill of materials against the official schema of CycloneDX 1.5; TOOLS is the folder of this set's packages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [tools, bom] = process.argv.slice(2);
const require = createRequire(`${tools}/`);
const Ajv = require("ajv").default;
const schemas = `${tools}/node_modules/@cyclonedx/cyclonedx-library/res/schema`;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  schemas: { "http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json": read(`${schemas}/spdx.SNAPSHOT.schema.json`), "http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json": read(`${schemas}/jsf-0.82.SNAPSHOT.schema.json`) },
});
require("ajv-formats").default(ajv);
require("ajv-formats-draft2019")(ajv);
const check = ajv.compile(read(`${schemas}/bom-1.5.SNAPSHOT.schema.json`));
if (!check(read(bom))) {
  for (const { instancePath, message } of check.errors.slice(0, 20)) {
    console.log(`${instancePath}: ${message}`);
  }

  process.exitCode = 1;
}
