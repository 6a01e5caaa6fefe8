import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built into dist/web, which the api serves; there is no second server (architecture.md, Web). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^\.\.\/components\/AntdIconLight$/, replacement: `${import.meta.dirname}/src/ui/silent-icon.tsx` },
    ],
  },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Charts and editors are chunks of their own that load when they are needed; npm run bench:web says what counts.
    chunkSizeWarningLimit: 1_500,
  },
});
