export const SAMPLE_PASSWORD: string;
export const people: readonly { readonly username: string; readonly name: string }[];
