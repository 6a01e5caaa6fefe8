export const SAMPLE_PASSWORD: string;
