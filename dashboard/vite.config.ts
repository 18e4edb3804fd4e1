import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist', emptyOutDir: true, target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 1_200,
    // Everything is a file of its own: inline scripts and styles are refused by the station's content security policy.
    assetsInlineLimit: 0,
  },
  // While pages are written: `npx vite dashboard` beside a running station. The station goes by the Host that it is asked under.
  server: { host: '127.0.0.1', proxy: { '/api/v1': { target: process.env['ZHILU_STATION'] ?? 'http://127.0.0.1:8480', changeOrigin: false } } },
});
