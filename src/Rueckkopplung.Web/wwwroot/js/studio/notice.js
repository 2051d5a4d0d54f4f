// One dialog of the page says what Elsa Studio cannot say. Everything lives in window.rueckkopplung; no short global names.
(() => {
  'use strict';
  const dialog = document.getElementById('studio-meldung');
  const [title, text, label, buttons] = [dialog.querySelector('h2'), dialog.querySelector('p'), dialog.querySelector('label'), dialog.querySelector('.knopfleiste')];
  const typed = label.querySelector('textarea');
  const words = document.getElementById('studio-texte').dataset;
  let waiting = Promise.resolve();

  const control = (choice, done) => {
    const element = document.createElement(choice.href ? 'a' : 'button');
    element.className = `kern-btn kern-btn--${choice.main ? 'primary' : 'secondary'}`;
    const caption = document.createElement('span');
    caption.className = 'kern-label';
    caption.textContent = choice.label;
    element.append(caption);
    if (choice.href) {
      element.href = choice.href;
      if (choice.newWindow) { element.target = '_blank'; element.rel = 'opener'; }
    } else {
      element.type = 'button';
      element.addEventListener('click', () => done(choice.name));
    }
    return element;
  };

  const show = (notice) => new Promise((resolve) => {
    title.textContent = notice.title;
    text.textContent = notice.text;
    label.hidden = !notice.asks;
    typed.value = '';
    const done = (name) => {
      if (notice.asks && name === 'publish' && typed.value.trim().length === 0) {
        typed.setAttribute('aria-invalid', 'true');
        typed.focus();
        return;
      }
      typed.removeAttribute('aria-invalid');
      dialog.close();
      resolve({ name, text: typed.value.trim() });
    };
    buttons.replaceChildren(...notice.choices.map((choice) => control(choice, done)));
    dialog.oncancel = (event) => {
      event.preventDefault();
      if (notice.escape) done(notice.escape);
    };
    if (!dialog.open) dialog.showModal();
    (notice.asks ? typed : title).focus();
  });

  // one after the other: several refused calls of one moment are said once each
  const ask = (notice) => (waiting = waiting.then(() => show(notice), () => show(notice)));

  // beside the work, not in its way: what does not block
  const notes = document.getElementById('studio-hinweise');
  const [list, close] = [notes.querySelector('ul'), notes.querySelector('button')];
  close.addEventListener('click', () => { notes.hidden = true; });
  const say = (sentences) => {
    list.replaceChildren(...sentences.map((sentence) => {
      const line = document.createElement('li');
      line.textContent = sentence;
      return line;
    }));
    notes.hidden = sentences.length === 0;
  };
  window.rueckkopplung = { ask, say, words };
})();
