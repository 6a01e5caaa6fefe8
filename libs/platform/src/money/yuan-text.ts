/**
 * An amount of fen as digits with groups of three and so many decimals, `1,166,666.66`. Apart from yuan.ts because
 * messages are written with it, and everything else about money throws messages.
 */
export function yuanText(fen: bigint, decimals: number): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${fen < 0n ? '-' : ''}${whole}.${digits.slice(-decimals)}`;
}
