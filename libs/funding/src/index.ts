export * from './share-arithmetic/index.js';
