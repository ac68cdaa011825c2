// The outlines of marks and of what runs along lines, as SVG path data.

/** A closed outline round (x, y) with radius r. */
export function markPath(kind, x, y, r) {
  if (kind === "diamond") {
    const d = r * 1.2;
    return `M${x},${y - d}L${x + d},${y}L${x},${y + d}L${x - d},${y}Z`;
  }
  if (kind === "square") return `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`;
  if (kind === "speech") return speechPath(x, y, r);
  return `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
}

/** A rounded square whose notch points down and left, at the capital that it stands beside. */
function speechPath(x, y, r) {
  const c = r * 0.4;
  const side = 2 * (r - c);
  return (
    `M${x - r + c},${y - r}h${side}q${c},0 ${c},${c}v${side}q0,${c} ${-c},${c}` +
    `h${-side * 0.55}L${x - r - r * 0.25},${y + r + r * 0.45}L${x - r},${y + r - c - r * 0.3}` +
    `V${y - r + c}q0,${-c} ${c},${-c}Z`
  );
}

const round = (value) => Math.round(value * 10) / 10;

export const linePath = (points) =>
  points.map((point, at) => `${at ? "L" : "M"}${round(point.x)},${round(point.y)}`).join("");

/** Points along a line every `step` pixels: {x, y, angle}. */
export function walk(points, step, start = step / 2) {
  const out = [];
  let ahead = start;
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1], points[at]];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    while (ahead <= length && length > 0) {
      const share = ahead / length;
      out.push({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, angle });
      ahead += step;
    }
    ahead -= length;
  }
  return out;
}

/** Small crosses along lines. */
export const crossesPath = (lines, step = 14, size = 2.6) =>
  lines
    .flatMap((line) => walk(line, step))
    .map(({ x, y }) => {
      const [l, r, t, b] = [x - size, x + size, y - size, y + size].map(round);
      return `M${l},${t}L${r},${b}M${r},${t}L${l},${b}`;
    })
    .join("");

/** A bar across the middle of the longest line: here it is blocked. */
export function barPath(lines, size = 8) {
  const [longest, length] = lines
    .map((line) => [line, lengthOf(line)])
    .reduce((best, item) => (item[1] > best[1] ? item : best), [null, 0]);
  if (!longest || length < 2) return "M0,0";
  const { x, y, angle } = walk(longest, length, length / 2)[0];
  const [dx, dy] = [Math.sin(angle) * size, -Math.cos(angle) * size];
  return `M${round(x - dx)},${round(y - dy)}L${round(x + dx)},${round(y + dy)}`;
}

export function lengthOf(points) {
  let length = 0;
  for (let at = 1; at < points.length; at += 1) {
    length += Math.hypot(points[at].x - points[at - 1].x, points[at].y - points[at - 1].y);
  }
  return length;
}

/** A line moved sideways by some pixels, so that variants lie beside each other. */
export function offsetLine(points, by) {
  if (!by || points.length < 2) return points;
  return points.map((point, at) => {
    const before = points[Math.max(at - 1, 0)];
    const after = points[Math.min(at + 1, points.length - 1)];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    return {
      x: point.x - ((after.y - before.y) / length) * by,
      y: point.y + ((after.x - before.x) / length) * by,
    };
  });
}
