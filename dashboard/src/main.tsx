import { createRoot } from 'react-dom/client';
import './main.css';
import './parts/parts.css';
import { Root } from './shell/root.tsx';

createRoot(document.getElementById('root')!).render(<Root />);
