import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web application: built into `dist/web` and served by the server; in development beside it, calls passed on. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2020',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/problems': 'http://127.0.0.1:3000' } },
});
