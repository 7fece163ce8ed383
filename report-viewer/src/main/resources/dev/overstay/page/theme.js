// Light or dark, as the reader chose it or the system has it.
(() => {
  'use strict';
  const root = document.documentElement;
  // Storage throws where the page is sandboxed, as in Jenkins.
  const remembered = () => { try { return localStorage.getItem('overstay-theme'); } catch { return null; } };
  const remember = theme => { try { localStorage.setItem('overstay-theme', theme); } catch { /* not kept */ } };
  const theme = document.getElementById('theme');
  const dark = () => root.dataset.theme
    ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const label = () => { theme.textContent = dark() ? 'Light' : 'Dark'; };
  const kept = remembered();
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  label();
  theme.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    remember(root.dataset.theme);
    label();
  });
  theme.hidden = false;
})();
