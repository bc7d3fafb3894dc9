// Keys and copying. Everything on these pages works without this file.
(function () {
  "use strict";
  var rows = Array.prototype.slice.call(document.querySelectorAll("[data-row]"));

  function copy(text, button) {
    function done() {
      var before = button.textContent;
      button.textContent = document.body.dataset.copied;
      setTimeout(function () { button.textContent = before; }, 1500);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done);
      return;
    }
    var area = document.createElement("textarea");
    area.value = text;
    document.body.appendChild(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
    done();
  }

  function move(by) {
    if (!rows.length) { return; }
    var at = rows.indexOf(document.activeElement);
    var next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
    rows[next].focus();
  }

  function nextDue() {
    var row = document.querySelector("tr.overdue [data-row], tr.due [data-row]");
    if (row) { row.focus(); }
  }

  function press(key) {
    var target = Array.prototype.find.call(document.querySelectorAll("[data-key]"), function (one) {
      return one.dataset.key.toLowerCase() === key;
    });
    if (!target) { return false; }
    // What changes a dossier is only brought under the hand; Enter does it.
    if (target.tagName === "INPUT" || target.tagName === "BUTTON") { target.focus(); return true; }
    target.click();
    var field = target.tagName === "SUMMARY" && target.parentNode.querySelector("textarea");
    if (field && target.parentNode.open) { field.focus(); }
    return true;
  }

  document.querySelectorAll("[data-copy], [data-copy-from]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var from = button.dataset.copyFrom;
      copy(from ? document.getElementById(from).value : button.dataset.copy, button);
    });
  });

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    var submit = document.querySelector("[data-submit]");
    if (event.key === "Enter" && event.ctrlKey && submit) { submit.click(); return; }
    if (typing && event.key === "Escape") { event.target.blur(); return; }
    if (typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) { return; }
    var key = event.key.toLowerCase();
    if (key === "j") { move(1); } else if (key === "k") { move(-1); } else if (key === "n") { nextDue(); }
    else if (!press(key)) { return; }
    event.preventDefault();
  });
}());
