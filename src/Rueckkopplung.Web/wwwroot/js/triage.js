// Triage with a keyboard, and a preview that follows the form. Without this script the page does the same by Tab and Enter.
(() => {
  'use strict';
  const form = document.getElementById('entscheidung');
  const line = document.getElementById('tasten');
  if (!form || !line) return;

  const pause = 400;
  const store = 'triage.tasten';
  let timer = 0;
  let asked = 0;
  let running = Promise.resolve();

  // the preview and the proposed unit come from the server, which does the step for trial
  async function preview() {
    const mine = ++asked;
    const button = form.querySelector('#vorschau button');
    form.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(button.formAction, { method: 'POST', body: new FormData(form) });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== asked || !page.getElementById('vorschau')) return;
      for (const id of ['vorschlag', 'vorschau']) take(id, page);
      for (const name of ['f.unit', 'proposed']) follow(name, page);
    } catch {
      // no network: the button for the preview stays
    } finally {
      if (mine === asked) form.removeAttribute('aria-busy');
    }
  }

  function take(id, page) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (!old || !fresh) return;
    const hadFocus = old.contains(document.activeElement);
    old.replaceChildren(...fresh.childNodes);
    if (hadFocus) old.querySelector('button')?.focus();
  }

  function follow(name, page) {
    const [old, fresh] = [form.elements[name], page.querySelector(`#entscheidung [name="${name}"]`)];
    if (old && fresh) old.value = fresh.value;
  }

  function previewNow() {
    clearTimeout(timer);
    timer = 0;
    running = preview();
    return running;
  }

  function previewSoon() {
    clearTimeout(timer);
    timer = setTimeout(previewNow, pause);
  }

  // what is sent has been seen: a preview on its way arrives first
  async function send() {
    if (timer) previewNow();
    await running;
    const button = [...form.querySelectorAll('.knopfleiste button')].find(one => one.offsetParent !== null);
    if (button) form.requestSubmit(button);
  }

  function move(step) {
    const links = [...document.querySelectorAll('.eingang a[href^="/triage?"]')];
    const here = links.findIndex(link => link.closest('[aria-current]'));
    const there = links[here + step];
    if (there) location.assign(there.href);
  }

  function choose(number) {
    const radio = form.querySelector(`[data-nr="${number - 1}"]`);
    if (!radio) return false;
    radio.checked = true;
    radio.dispatchEvent(new Event('change', { bubbles: true }));
    const first = [...form.querySelectorAll('.fuer select, .fuer textarea, .fuer input')].filter(one => one.offsetParent !== null);
    (first.find(one => one.value === '') ?? first[0] ?? radio).focus();
    return true;
  }

  const isTyping = target => target.closest('input:not([type=radio]), textarea, select, [contenteditable]') !== null;
  const isOn = () => localStorage.getItem(store) !== 'aus';

  function pressed(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && (form.contains(event.target) || event.target === document.body)) {
      event.preventDefault();
      void send();
      return;
    }
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === 'j') move(1);
    else if (key === 'k') move(-1);
    else if (!/^[1-9]$/.test(key) || !choose(Number(key))) return;
    event.preventDefault();
  }

  function showKeys() {
    const [button, on] = [line.querySelector('button'), isOn()];
    button.textContent = on ? button.dataset.aus : button.dataset.an;
    line.querySelector('.tasten__liste').hidden = !on;
    for (const key of form.querySelectorAll('.segment kbd')) key.hidden = !on;
  }

  // the list scrolls by itself: the selected case is in sight
  const [list, current] = [document.querySelector('.eingang'), document.querySelector('.eingang [aria-current]')];
  if (current && current.offsetTop + current.offsetHeight > list.clientHeight) list.scrollTop = current.offsetTop - list.clientHeight / 2;

  line.hidden = false;
  line.querySelector('button').addEventListener('click', () => {
    localStorage.setItem(store, isOn() ? 'aus' : 'an');
    showKeys();
  });
  showKeys();
  document.addEventListener('keydown', pressed);
  form.addEventListener('change', event => { if (event.target.name !== 'task') previewSoon(); });
  if (!document.querySelector('#vorschau .vorschau')) previewNow();
})();
