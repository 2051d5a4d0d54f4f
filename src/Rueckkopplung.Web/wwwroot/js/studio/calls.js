// Elsa Studio dies on 401, 403, 404 and 5xx. So its calls pass through here: a call that cannot be answered waits until
// the person has chosen what to do, and is then sent again. Nothing typed is lost.
(() => {
  'use strict';
  const send = window.fetch.bind(window);
  const { ask, say, words } = window.rueckkopplung;
  const never = new Promise(() => {});
  const revisions = new Map();
  const list = '/studio/workflows/definitions';
  const tolerated = ['/features/installed', '/options/', '/hubs/'];

  const isOurs = (address) => address.pathname.startsWith('/elsa/');
  const bodyOf = (init) => {
    try {
      const raw = init && init.body;
      const text = typeof raw === 'string' ? raw : raw ? new TextDecoder().decode(raw) : '';
      return text ? JSON.parse(text) : null;
    } catch {
      return null;
    }
  };
  const detailOf = async (answer) => {
    try {
      return (await answer.clone().json()).detail || null;
    } catch {
      return null;
    }
  };

  const publishes = (address, method, body) => method === 'POST'
    && (/\/workflow-definitions\/[^/]+\/publish$/.test(address.pathname)
      || /\/bulk-actions\/publish\//.test(address.pathname)
      || (address.pathname.endsWith('/workflow-definitions') && body && body.publish === true));
  const savedDefinition = (address, method, body) =>
    method === 'POST' && address.pathname.endsWith('/workflow-definitions') && body && body.model ? body.model.definitionId : null;

  // what the gate says of a definition that was published or came from a file
  const tellNotes = async (answer) => {
    try {
      say((await answer.clone().json()).notes || []);
    } catch {
      say([]);
    }
  };

  const refusal = (text) => new Response(
    JSON.stringify({ title: text, detail: text, status: 400, errors: { generalErrors: [text] } }),
    { status: 400, headers: { 'Content-Type': 'application/problem+json' } });

  const download = (model) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(model, null, 2)], { type: 'application/json' }));
    link.download = `${model.definitionId}.json`;
    link.click();
  };

  // the choice after a refused call: true = send again, false = give the answer to the Studio, otherwise wait for ever
  const choose = async (answer, body) => {
    const status = answer === null ? 503 : answer.status;
    const back = { name: 'back', label: words.back, href: list };
    if (status === 401) {
      const signIn = { label: words.sessionSignIn, href: '/anmelden?zurueck=/studio', newWindow: true, main: true };
      await ask({ title: words.sessionTitle, text: words.sessionText, choices: [signIn, { name: 'again', label: words.again }] });
      return true;
    }
    if (status === 404 || status === 403) {
      const kind = status === 404 ? 'missing' : 'forbidden';
      const text = (await detailOf(answer)) || words[`${kind}Text`];
      await ask({ title: words[`${kind}Title`], text, choices: [{ ...back, main: true }] });
      return never;
    }
    if (status === 409) {
      const chosen = await ask({
        title: words.changedTitle, text: (await detailOf(answer)) || words.changedText,
        choices: [{ name: 'download', label: words.changedDownload, main: true }, { name: 'reload', label: words.changedReload }, { name: 'mine', label: words.changedMine }],
      });
      if (chosen.name === 'download') { download(body.model); return choose(answer, body); }
      if (chosen.name === 'reload') { window.location.reload(); return never; }
      revisions.delete(body.model.definitionId);
      return true;
    }
    if (status >= 500 || status === 408) {
      await ask({ title: words.failedTitle, text: words.failedText, choices: [{ name: 'again', label: words.again, main: true }, back] });
      return true;
    }
    return false;
  };

  const remember = async (answer) => {
    const revision = answer.headers.get('X-Definition-Revision');
    if (revision) revisions.set(decodeURIComponent(answer.headers.get('X-Definition-Id')), revision);
  };

  const call = async (input, init, headers, body, definition) => {
    for (;;) {
      const known = definition && revisions.get(definition);
      if (known) headers.set('If-Match', `"${known}"`); else headers.delete('If-Match');
      let answer = null;
      try {
        answer = await send(input, { ...init, headers });
      } catch (failure) {
        if (failure.name === 'AbortError') throw failure;
      }
      if (answer !== null && (answer.ok || answer.status === 400)) {
        await remember(answer);
        return answer;
      }
      // too large to be taken: the Studio shows a refusal, but dies on anything else
      if (answer !== null && answer.status === 413) return refusal((await detailOf(answer)) || words.failedText);
      if (!(await choose(answer, body))) return answer;
    }
  };

  window.fetch = async (input, init) => {
    const address = new URL(typeof input === 'string' ? input : input.url || String(input), document.baseURI);
    const method = ((init && init.method) || 'GET').toUpperCase();
    if (!isOurs(address) || tolerated.some((part) => address.pathname.includes(part))) return send(input, init);

    const headers = new Headers(init && init.headers);
    const body = method === 'POST' ? bodyOf(init) : null;
    if (publishes(address, method, body)) {
      const reason = await ask({
        title: words.publishTitle, text: words.publishText, asks: true, escape: 'cancel',
        choices: [{ name: 'publish', label: words.publish, main: true }, { name: 'cancel', label: words.cancel }],
      });
      if (reason.name === 'cancel') return refusal(words.cancel);
      headers.set('X-Reason', encodeURIComponent(reason.text));
    }
    const answer = await call(input, init, headers, body, savedDefinition(address, method, body));
    if (answer.ok && (publishes(address, method, body) || address.pathname.endsWith('/workflow-definitions/import'))) await tellNotes(answer);
    return answer;
  };
})();
