// Elsa Studio's own labels in German: the package brings none, so texts are replaced as they appear. What people wrote
// themselves (names, descriptions, values, code, drawn steps, cells of lists) is left alone.
(() => {
  'use strict';
  const place = document.getElementById('studio');
  const written = '.monaco-editor, textarea, script, style, .x6-graph, [draggable=true], [contenteditable], .mud-snackbar, #studio-meldung, #blazor-error-ui,'
    + ' header, footer, .studio__kopf';
  const attributes = ['placeholder', 'title', 'aria-label'];
  // rows of a sheet whose value is the Studio's own word
  const ownRows = ['Status', 'Sub status', 'Incident Strategy', 'Incident handling strategy', 'Structured Logs'];
  let german = {};

  const isWritten = (element) => {
    if (element.closest(written)) return true;
    // the first tab of the canvas is the workflow's name
    const bar = element.closest('.mud-dynamic-tabs > .mud-tabs-tabbar');
    if (bar && bar.querySelector('.mud-tab')?.contains(element)) return true;
    const cell = element.closest('td');
    if (!cell || element.closest('.mud-chip, button, .mud-menu')) return false;
    // a list has a head and rows of data; a sheet of details has its labels in the first column
    const label = cell.previousElementSibling;
    return cell.closest('table').tHead !== null || (label !== null && !ownRows.some((own) => [own, german[own]].includes(label.textContent.trim())));
  };
  window.rueckkopplung.isWritten = isWritten;
  if (place.dataset.culture !== 'de-DE') return;

  const word = (text) => {
    const key = text.trim();
    if (Object.hasOwn(german, key)) return text.replace(key, german[key]);
    const event = /^(.*\s-\s)(\w+)$/s.exec(key);
    return event && Object.hasOwn(german, event[2]) ? event[1] + german[event[2]] : null;
  };
  const translateText = (node) => {
    const found = node.parentElement && ((node.parentElement.closest('.mud-menu-item') && word(`menu:${node.data.trim()}`)) || word(node.data));
    if (found && found !== node.data && !isWritten(node.parentElement)) node.data = found;
  };
  const translateElement = (element) => {
    for (const name of attributes) {
      const found = element.hasAttribute(name) && word(element.getAttribute(name));
      if (found && !isWritten(element)) element.setAttribute(name, found);
    }
  };
  const translate = (root) => {
    if (root.nodeType === Node.TEXT_NODE) { translateText(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    translateElement(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      if (walker.currentNode.nodeType === Node.TEXT_NODE) translateText(walker.currentNode); else translateElement(walker.currentNode);
    }
  };

  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(translate);
      else if (change.type === 'attributes') translateElement(change.target);
      else translateText(change.target);
    }
  });
  const start = async () => {
    german = await (await window.fetch('/js/studio/de.json')).json();
    observer.observe(document.body, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: attributes });
    translate(document.body);
  };
  start();
})();
