// Puts the Studio's element into the page and keeps its ways on pages of this house.
(() => {
  'use strict';
  const place = document.getElementById('studio');
  const { element: tag, id, culture } = place.dataset;
  const base = new URL(document.baseURI);

  // read once by the Studio when it starts: dates, numbers and the texts of its controls
  window.localStorage.setItem('BlazorCulture', culture === 'de-DE' ? 'de-DE' : 'en-US');

  const height = () => {
    const used = Math.ceil(place.getBoundingClientRect().top + window.scrollY);
    document.documentElement.style.setProperty('--studio-top', `${used}px`);
    document.documentElement.style.setProperty('--mud-appbar-height', `${used}px`);
  };
  new ResizeObserver(height).observe(document.querySelector('body > header'));
  height();

  const go = (path) => window.location.assign(new URL(path, base));
  const definition = (which) => go(`workflows/definitions/${encodeURIComponent(which)}/edit`);
  const instance = (which) => go(`workflows/instances/${encodeURIComponent(which)}/view`);

  // the Studio changes the address and draws nothing there; a real visit does
  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (state, unused, address) => {
    const target = address ? new URL(address, base) : null;
    if (target && target.pathname !== window.location.pathname && /\/workflows\/(definitions|instances)\//.test(target.pathname)) {
      window.location.assign(target);
      return;
    }
    push(state, unused, address);
  };

  window.customElements.whenDefined(tag).then(() => {
    const studio = document.createElement(tag);
    studio.setAttribute('remote-endpoint', `${window.location.origin}/elsa/api`);
    if (tag === 'elsa-workflow-definition-editor') studio.setAttribute('definition-id', id);
    if (tag === 'elsa-workflow-instance-viewer') studio.setAttribute('instance-id', id);
    studio.editWorkflowDefinition = definition;
    studio.viewWorkflowInstance = instance;
    place.replaceChildren(studio);
  });
})();
