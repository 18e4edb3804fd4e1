import { createRoot } from 'react-dom/client';
import './main.css';
import './parts/parts.css';
import { Root } from './shell/root.tsx';

createRoot(document.getElementById('root')!).render(<Root />);

// A station that was updated meanwhile no longer has this page's older parts: load the new page. Drafts are kept.
window.addEventListener('vite:preloadError', () => location.reload());
