const HUNDREDTHS = 100;
const PPM = 1_000_000n;

/** Hundredths of a point, as the api has them, as points with two decimals: `8750` → `87.50`. */
export const pointsText = (hundredths: number): string => (hundredths / HUNDREDTHS).toFixed(2);

export const toHundredths = (points: number): number => Math.round(points * HUNDREDTHS);
export const toPoints = (hundredths: number): number => hundredths / HUNDREDTHS;

interface Weighted {
  /** In ppm; the weights of a rubric add up to 1,000,000. */
  readonly weight: number;
  readonly hundredths: number;
}

/** The weighted total in hundredths, rounded down as the api rounds. */
export function weightedTotal(scores: readonly Weighted[]): number {
  const sum = scores.reduce((total, { weight, hundredths }) => total + BigInt(weight) * BigInt(hundredths), 0n);
  return Number(sum / PPM);
}
