// Without this all works by buttons; with it "all present" needs no load, and what was typed is kept by itself.
const form = document.querySelector('main form');
const all = document.querySelector('[data-all-present]');
const marked = document.querySelector('[data-marked]');

const count = () => {
  const rows = form.querySelectorAll('fieldset.client');
  const done = form.querySelectorAll('.marks input:checked').length;
  if (marked) marked.textContent = marked.dataset.marked.replace('{n}', String(done)).replace('{all}', String(rows.length));
};
all?.addEventListener('click', (event) => {
  event.preventDefault();
  for (const mark of form.querySelectorAll('.mark-present input')) mark.checked = true;
  changed();
});

let timer;
let isDirty = false;
let isSent = false;
const keep = () => {
  clearTimeout(timer);
  if (!isDirty || isSent) return;
  isDirty = false;
  const typed = new FormData(form);
  typed.set('do', 'keep');
  typed.delete('photo');
  fetch(location.pathname, { method: 'POST', body: new URLSearchParams(typed), redirect: 'manual', keepalive: true }).catch(() => {
    isDirty = true;
  });
};
const changed = () => {
  count();
  isDirty = true;
  clearTimeout(timer);
  timer = setTimeout(keep, 4000);
};
form.addEventListener('input', changed);
form.addEventListener('submit', () => {
  isSent = true;
  clearTimeout(timer);
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') keep();
});
window.addEventListener('pageshow', (event) => {
  if (event.persisted) isSent = false;
});
