// Elsa Studio's own labels in German. The package brings none, so its text nodes are replaced as they appear. What people
// wrote themselves (names, descriptions, values, code) is left alone.
(() => {
  'use strict';
  const place = document.getElementById('studio');
  if (place.dataset.culture !== 'de-DE') return;
})();
