// Refuses shapes that would draw wrongly. Simplifying an outline can do both of these harms; other settings help.
import { geoArea } from "d3-geo";
import { feature } from "topojson-client";

/** A ring without area is a stray line; one turned inside out floods the whole map. */
export function insistOnWholeRings(world) {
  const features = Object.values(world.objects).flatMap((layer) => feature(world, layer).features);
  for (const { id, geometry } of features) {
    for (const ring of geometry.coordinates.flatMap(ringsOutwards)) {
      const area = geoArea({ type: "Polygon", coordinates: [ring] });
      if (!(area > 0 && area < A_QUARTER_OF_THE_WORLD)) throw new Error(`${id ?? "land"} has a bad ring at ${ring[0]}`);
    }
  }
}

const A_QUARTER_OF_THE_WORLD = Math.PI; // in steradians; no land is larger
const ringsOutwards = ([exterior, ...holes]) => [exterior, ...holes.map(reversed)];

const reversed = (ring) => [...ring].reverse();

/** Outlines that cross show as slivers. The grid's whole numbers make the test exact. */
export function insistOnNoCrossing({ arcs, transform }) {
  const segments = arcs.flatMap(segmentsOf).sort((one, other) => left(one) - left(other));
  segments.forEach((one, i) => {
    for (let j = i + 1; j < segments.length && left(segments[j]) <= right(one); j += 1) {
      if (cross(one, segments[j])) throw new Error(`two outlines cross near ${place(one[0], transform)}`);
    }
  });
}

/** From the file's steps to pairs of points, without the jumps over the 180th meridian. */
function segmentsOf(arc) {
  let [x, y] = [0, 0];
  const points = arc.map(([dx, dy]) => [(x += dx), (y += dy)]);
  const pairs = points.slice(1).map((point, i) => [points[i], point]);
  return pairs.filter(([from, to]) => Math.abs(from[0] - to[0]) < HALF_A_WORLD);
}

const HALF_A_WORLD = 5000; // steps of a grid of 10,000 or more

const left = ([from, to]) => Math.min(from[0], to[0]);
const right = ([from, to]) => Math.max(from[0], to[0]);
const side = ([[ax, ay], [bx, by]], [cx, cy]) => Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
const parted = (line, [from, to]) => side(line, from) * side(line, to) < 0;
const cross = (one, other) => parted(one, other) && parted(other, one);
const place = (point, { scale, translate }) => point.map((steps, i) => (steps * scale[i] + translate[i]).toFixed(1));
