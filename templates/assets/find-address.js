// Moves `?q=` behind `#` before the theme reads the address and opens its own search for it.
(function () {
  "use strict";

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) history.replaceState(null, "", `${location.pathname}#${encodeURIComponent(asked)}`);
})();
