// Keeps what is being written as a draft on the server, two seconds after the last key. Without it the form has a button that does the same.
for (const form of document.querySelectorAll('form[data-draft]')) {
  const status = form.querySelector('[data-saved]');
  let waiting = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new FormData(form), headers: { 'X-Draft': 'quiet' } }).catch(() => null);
      status.textContent = answer?.ok ? `${status.dataset.saved} ${new Date().toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' })}` : '';
    }, 2000);
  });
  form.addEventListener('submit', () => clearTimeout(waiting));
}
