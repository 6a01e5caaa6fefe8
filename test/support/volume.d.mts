import type { Client } from 'pg';

export interface Product {
  searchDocument(challenge: object, indicators: readonly object[]): string;
  newId(): string;
}

export function growTo(
  client: Client,
  target: number,
  product: Product,
): Promise<{ readonly texts: readonly (readonly string[])[]; readonly documents: ReadonlyMap<string, number> }>;
