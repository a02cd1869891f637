// Builds the shapes of the world maps from Natural Earth (public domain), in the layout plotly.js reads.
//
//   npm install --no-package-lock    then    npm run build    (or npm run check: is the committed file this one?)
//
// The 1:50m map is simplified here instead of taking Natural Earth's 1:110m map, because the smaller one lacks
// islands that matter to us, the Northern Territories among them. pages/assets/topo/README.md says what comes out.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { geoArea, geoCentroid } from "d3-geo";
import { feature, mergeArcs, meshArcs, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";
import { sphericalRingArea, sphericalTriangleArea } from "topojson-simplify";
import { insistOnNoCrossing, insistOnWholeRings } from "./checks.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const SOURCE = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
const CODELIST = resolve(ROOT, "vocabulary/codelists/CL_AREA.csv");
const TARGET = resolve(ROOT, "pages/assets/topo/world_110m.json");

const SMALLEST_AREA = 1500; // km2: a smaller country covers less than a pixel of a world map, a dot shows it better
const SMALLEST_ISLAND = 100; // km2, by the smoothed outline
const SMALLEST_BEND = 55; // km2 a point spans with its neighbours: smoothed away below
const POLAR = 67; // degrees of latitude, beyond which the bend may be larger
const POLAR_COARSENESS = 6; // times
const GRID = 1.2e4; // steps across the world: 3 km on the equator
const LAYERS = ["coastlines", "countries", "ocean", "lakes", "land", "rivers", "subunits"]; // plotly.js looks up all

const SQUARE_KM = 1 / 6371.0088 ** 2; // in steradians
const NORTHERN_TERRITORIES = "XNT"; // these two are no codes of CL_AREA: no statistic is joined to them
const SIACHEN = "XSG";

/** Shapes the source gives without a number, and Taiwan, whose number CL_AREA does not use. */
const CODE_BY_NAME = {
  Kosovo: "XKX",
  "N. Cyprus": "CYP",
  "Siachen Glacier": SIACHEN,
  Somaliland: "SOM",
  Taiwan: "TWN",
  "Indian Ocean Ter.": null, // Christmas and Cocos Islands under one name, far too small to draw
};

/** Parts that change their code, each found by a box of west, south, east, north around its centre. */
const MOVES = [
  { part: "Crimea", from: "RUS", to: "UKR", box: [32, 44, 37, 47] },
  { part: "Etorofu, Kunashiri, Shikotan, Habomai", from: "RUS", to: NORTHERN_TERRITORIES, box: [145, 43, 149, 46] },
  // The source counts these in with France and the Netherlands; the statistics, and CL_AREA, do not.
  { part: "French Guiana", from: "FRA", to: "GUF", box: [-55, 2, -51, 6] },
  { part: "Guadeloupe", from: "FRA", to: "GLP", box: [-62, 15.8, -61, 16.6] },
  { part: "Martinique", from: "FRA", to: "MTQ", box: [-61.3, 14.3, -60.7, 15] },
  { part: "Mayotte", from: "FRA", to: "MYT", box: [44.9, -13.1, 45.4, -12.5] },
  { part: "Réunion", from: "FRA", to: "REU", box: [55, -21.5, 56, -20.8] },
  { part: "Bonaire, Sint Eustatius and Saba", from: "NLD", to: "BES", box: [-69, 12, -62, 18] },
];

/**
 * Parts the source draws within a neighbour: cut off along a straight line between two corners of its outline, and the
 * half with the corner nearest to `near` goes over. With these two lines the areas come out as on the UN's own map.
 */
const CUTS = [
  {
    part: "Western Sahara, up to 27° 40' N",
    from: "MAR",
    to: "ESH",
    line: [[-13.178, 27.652], [-8.818, 27.657]],
    near: [-14, 24],
  },
  { part: "Golan", from: "ISR", to: "SYR", line: [[35.628, 33.275], [35.61, 32.683]], near: [35.8, 33] },
];

function main(check) {
  const areas = readAreas();
  const parts = MOVES.reduce(move, CUTS.reduce(cut, readParts(areas)));
  const world = generalise(layers(topology({ parts: { type: "FeatureCollection", features: parts } })));
  insistOnWholeRings(world);
  insistOnNoCrossing(world);
  deliver(JSON.stringify(plotlyLayout(world)) + "\n", check);
  report(world, areas);
}

/** The countries and areas of CL_AREA; the other rows are regions and totals. */
function readAreas() {
  const [header, ...rows] = readFileSync(CODELIST, "utf8").trim().split(/\r?\n/).map(cells);
  const records = rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
  return records.filter(({ kind }) => ["country", "area", "national_area"].includes(kind));
}

function cells(line) {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, plain]) => quoted ?? plain);
}

/** Every polygon of the source on its own, with the code of its country. */
function readParts(areas) {
  const source = JSON.parse(readFileSync(SOURCE, "utf8"));
  const codeOf = new Map(areas.filter(({ m49 }) => m49).map(({ m49, code }) => [m49, code]));
  return feature(source, source.objects.countries).features.flatMap(({ id, properties: { name }, geometry }) => {
    const code = name in CODE_BY_NAME ? CODE_BY_NAME[name] : codeOf.get(id);
    if (code === undefined) throw new Error(`no code for ${name} (${id})`);
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.map((coordinates) => part(code, coordinates));
  });
}

const part = (id, coordinates) => ({ type: "Feature", id, geometry: { type: "Polygon", coordinates } });
const collection = (geometries) => ({ type: "GeometryCollection", geometries });

function move(parts, { part: name, from, to, box: [west, south, east, north] }) {
  const within = ([x, y]) => x > west && x < east && y > south && y < north;
  const moving = parts.filter((one) => one.id === from && within(geoCentroid(one)));
  if (moving.length === 0) throw new Error(`${name} is not in ${from}`);
  return parts.map((one) => (moving.includes(one) ? { ...one, id: to } : one));
}

function cut(parts, { part: name, from, to, line, near }) {
  const outline = ({ geometry }) => geometry.coordinates[0];
  const whole = parts.find((one) => one.id === from && line.every((end) => cornerAt(outline(one), end) >= 0));
  if (!whole) throw new Error(`the line around ${name} does not meet the outline of ${from}`);
  const halves = split(outline(whole), line.map((end) => cornerAt(outline(whole), end)));
  const distance = (ring) => Math.min(...ring.map(([x, y]) => Math.hypot(x - near[0], y - near[1])));
  const [kept, given] = halves.sort((a, b) => distance(b) - distance(a));
  return parts.flatMap((one) => (one === whole ? [part(from, [kept]), part(to, [given])] : [one]));
}

/** Cutting from corner to corner adds no point to a border, so the neighbours still fit. */
function split(ring, corners) {
  const [a, b] = corners.sort((one, other) => one - other);
  return [ring.slice(a, b + 1).concat([ring[a]]), ring.slice(b, -1).concat(ring.slice(0, a + 1), [ring[b]])];
}

const cornerAt = (ring, [x, y]) => ring.findIndex((point) => Math.hypot(point[0] - x, point[1] - y) < 0.002);

/** One shape per code, without the areas left to dots; land and coast are those of all of them. */
function layers(world) {
  const parts = world.objects.parts.geometries;
  const codes = [...new Set(parts.map(({ id }) => id))].filter(Boolean).sort();
  const shapes = codes.map((id) => ({ ...mergeArcs(world, parts.filter((one) => one.id === id)), id }));
  const countries = collection(shapes.filter((shape) => squareKm(world, shape) >= SMALLEST_AREA));
  return { ...world, objects: { countries, land: collection([mergeArcs(world, parts)]) } };
}

const squareKm = (world, shape) => geoArea(feature(world, shape)) / SQUARE_KM;

/** Outlines first, then islands and holes by what is left of them: a narrow one can collapse to a line. */
function generalise(world) {
  const smooth = simplify(presimplify(withLabelPoints(world), bend), SMALLEST_BEND * SQUARE_KM);
  return quantize(filter(smooth, filterWeight(smooth, SMALLEST_ISLAND * SQUARE_KM, sphericalRingArea)), GRID);
}

/** Fjords and ice shelves would take half of the file, where next to nobody lives. */
function bend(triangle) {
  const [, [, latitude]] = triangle;
  return sphericalTriangleArea(triangle) / (Math.abs(latitude) > POLAR ? POLAR_COARSENESS : 1);
}

/** plotly.js puts the hover label at `ct`: the centre of the largest part. */
function withLabelPoints(world) {
  const label = (shape) => ({ ...shape, properties: { ct: labelPoint(feature(world, shape)) } });
  const countries = collection(world.objects.countries.geometries.map(label));
  return { ...world, objects: { ...world.objects, countries } };
}

function labelPoint({ geometry: { coordinates } }) {
  const polygons = coordinates.map((rings) => ({ type: "Polygon", coordinates: rings }));
  const largest = polygons.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
  return geoCentroid(largest).map((degrees) => Number(degrees.toFixed(2)));
}

function plotlyLayout({ bbox, transform, objects, arcs }) {
  const [land] = objects.land.geometries;
  const coastlines = collection([meshArcs({ transform, arcs }, land)]);
  const filled = { ...objects, coastlines };
  const all = Object.fromEntries(LAYERS.map((name) => [name, filled[name] ?? collection([])]));
  return { type: "Topology", bbox, transform, objects: all, arcs };
}

function deliver(content, check) {
  const name = relative(ROOT, TARGET);
  if (check && !(existsSync(TARGET) && readFileSync(TARGET, "utf8") === content)) {
    throw new Error(`${name} is not what this script builds`);
  }
  if (!check) writeFileSync(TARGET, content);
  const bytes = Buffer.from(content);
  const packed = { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  console.log(`${name}: ${bytes.length} bytes, gzip ${packed.gzip}, brotli ${packed.brotli}`);
}

function report({ objects, arcs }, areas) {
  const drawn = objects.countries.geometries.map(({ id }) => id);
  const missing = areas.filter(({ code }) => !drawn.includes(code));
  console.log(`${drawn.length} shapes, ${arcs.flat().length} points`);
  console.log(`${missing.length} codes of CL_AREA without a shape:`);
  for (const kind of ["country", "area", "national_area"]) {
    const codes = missing.filter((area) => area.kind === kind).map(({ code }) => code);
    console.log(`  ${kind} (${codes.length}): ${codes.join(", ")}`);
  }
  const uncoded = drawn.filter((id) => !areas.some(({ code }) => code === id));
  console.log(`shapes that are no code of CL_AREA: ${uncoded.join(", ")}`);
}

main(process.argv.includes("--check"));
