/** Fen for an amount written in yuan, as the API takes it: `yuan(700_000)` → '70000000'. */
export const yuan = (amount) => `${amount}00`;

/** An amount in fen as a finance officer writes it: '116666666' → '1,166,666.66'. */
export function inYuan(fen) {
  const [, sign, digits] = /^(-?)(\d+)$/.exec(String(fen));
  const padded = digits.padStart(3, '0');
  return `${sign}${padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${padded.slice(-2)}`;
}
