import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web build: hashed files under /assets, which our server keeps for a year, and one index.html for every room. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A font or picture written into the style sheet would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
});
