// Builds our own plotly.js bundle: the core, the traces of traces.json and the Japanese locale, nothing else.
//
//   npm install --no-package-lock    then    npm run build    (or npm run check: is the committed bundle this one?)
//
// The version of plotly.js must be the one plotly.py carries (plotly.offline.get_plotlyjs_version()).
// A trace that traces.json does not name draws nothing and says nothing, so a test compares the two.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const ASSETS = resolve(HERE, "../../../pages/assets");
const LOCALES = ["ja"]; // en is part of the core
const RULE = "=".repeat(100);

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const text = (file) => readFileSync(file, "utf8").replaceAll("\r\n", "\n").trim();

async function main(check) {
  const pinned = json(join(HERE, "package.json"));
  const traces = json(join(HERE, "traces.json"));
  const { code, packages } = await bundle(traces);
  for (const found of packages) insistOnPin(found, pinned);
  const plotly = packages.find(({ name }) => name === "plotly.js");
  const stem = join(ASSETS, `plotly.v${plotly.version}`);
  deliver(`${stem}.min.js`, header(plotly, traces) + code, check);
  deliver(`${stem}.LICENSES.txt`, licences(packages, plotly), check);
}

async function bundle(traces) {
  const result = await build({
    stdin: { contents: entry(traces), resolveDir: HERE },
    absWorkingDir: HERE,
    bundle: true,
    define: { global: "window", "define.amd": "false" },
    format: "iife",
    globalName: "Plotly", // a script's top-level variable: window.Plotly, which Dash looks for
    legalComments: "none", // the notices stand in the header and in the licence file
    loader: { ".css": "empty" }, // only the tile maps have a style sheet
    logLevel: "warning",
    metafile: true,
    minify: true,
    outfile: "plotly.js",
    target: "es2020", // 0.2 % smaller than es2016, and every browser Dash supports reads it
    write: false,
  });
  const [inputs] = Object.values(result.metafile.outputs).map((output) => output.inputs);
  const files = Object.keys(inputs).filter((file) => /\.[cm]?js(on)?$/.test(file) && inputs[file].bytesInOutput > 0);
  return { code: result.outputFiles[0].text, packages: packagesOf(files) };
}

function entry(traces) {
  const parts = [...traces.map((trace) => `lib/${trace}`), ...LOCALES.map((locale) => `lib/locales/${locale}`)];
  const modules = parts.map((part) => `require("plotly.js/${part}")`);
  return `const Plotly = require("plotly.js/lib/core"); Plotly.register([${modules}]); module.exports = Plotly;`;
}

/** The packages whose code is in the bundle, each with its bundled files, by name and version. */
function packagesOf(files) {
  const found = unique(files.map(folderOf)).map((folder) => {
    const { name, version, license, author } = json(join(HERE, folder, "package.json"));
    const own = files.filter((file) => folderOf(file) === folder).map((file) => join(HERE, file));
    return { name, version, license, author, folder: join(HERE, folder), files: own };
  });
  const key = ({ name, version, folder }) => [name, version, folder].join("\n");
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const folderOf = (file) => file.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)[1];

/** Without a lock file, package.json names the exact version of everything that enters the bundle. */
function insistOnPin({ name, version }, pinned) {
  if (!pins(pinned).some(([pin, exact]) => pin === name && exact === version)) {
    throw new Error(`${name} ${version} is in the bundle, but package.json does not pin it: add it to "overrides"`);
  }
}

function pins({ dependencies, overrides }) {
  const nested = ([name, pin]) =>
    Object.entries(typeof pin === "string" ? { ".": pin } : pin).map(([key, exact]) =>
      key === "." ? [name, exact] : [key, exact],
    );
  return [...Object.entries(dependencies), ...Object.entries(overrides).flatMap(nested)];
}

function header(plotly, traces) {
  const lines = [
    `plotly.js v${plotly.version}, own bundle`,
    `traces: ${traces.join(", ")}; locales: en, ${LOCALES.join(", ")}`,
    `licences of the bundled packages: plotly.v${plotly.version}.LICENSES.txt`,
    "",
    ...text(join(plotly.folder, "LICENSE")).split("\n"),
  ];
  return `/*!\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

function licences(packages, plotly) {
  const opening = [
    `Licences of the packages bundled in plotly.v${plotly.version}.min.js`,
    "Written by docs/vendored/plotly_bundle/build.mjs from the packages' own licence files.",
  ];
  const mit = text(join(plotly.folder, "LICENSE")).replace(/^[\s\S]*?(?=Permission is hereby granted)/, "");
  const sections = unique(packages.map((found) => section(found, mit)));
  return [opening.join("\n"), ...sections].join(`\n\n${RULE}\n`) + "\n";
}

function section(found, mit) {
  const own = readdirSync(found.folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const title = `${found.name} ${found.version} (${found.license})`;
  const body = own.length ? own.map((file) => text(join(found.folder, file))) : [declared(found, mit)];
  return [`${title}\n${RULE}`, ...body, ...noticesInside(found)].join("\n\n");
}

/** A package without a licence file: what its package.json declares, with the text of that licence. */
function declared({ name, license, author, folder }, mit) {
  if (license !== "MIT") throw new Error(`${name} has no licence file and declares ${license}: write its terms here`);
  const holder = typeof author === "string" ? author : `${author.name} <${author.email}>`;
  const readmes = readdirSync(folder).filter((file) => /^readme/i.test(file));
  const said = readmes.flatMap((file) => text(join(folder, file)).match(/^Copyright[^&\n]*/m) ?? []);
  const notice = said[0]?.trim() ?? `Copyright (c) ${holder}`;
  return [notice, "The package has no licence file; its package.json declares MIT.", mit].join("\n\n");
}

/** Notices that stand in the bundled source files themselves, code taken over from elsewhere among them. */
function noticesInside({ files }) {
  const comments = files.flatMap((file) => readFileSync(file, "utf8").match(/\/\*[\s\S]*?\*\//g) ?? []);
  const notices = unique(comments.filter((comment) => /copyright|licen[cs]e/i.test(comment)));
  return notices.length ? ["Notices inside the bundled files:", ...notices] : [];
}

const unique = (items) => [...new Set(items)];

function deliver(file, content, check) {
  const name = relative(ASSETS, file);
  if (check) {
    const same = existsSync(file) && readFileSync(file, "utf8") === content;
    if (!same) throw new Error(`${name} is not what this script builds`);
    return;
  }
  writeFileSync(file, content);
  const bytes = Buffer.from(content);
  const packed = { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  console.log(`${name}: ${bytes.length} bytes, gzip ${packed.gzip}, brotli ${packed.brotli}`);
}

await main(process.argv.includes("--check"));
