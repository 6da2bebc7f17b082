// One part of a page at a time. The address says which, so that links and the browser's buttons lead there.

/**
 * Makes tabs of the buttons of a list; each names the part it shows in aria-controls.
 *
 * @param shown is told the id of a part whenever it comes to be shown
 * @return shows the part of an id
 */
export function tabs(list, shown = () => {}) {
  const all = [...list.querySelectorAll('[role="tab"]')];
  const part = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

  function choose(chosen) {
    for (const tab of all) {
      const is = tab === chosen;
      tab.setAttribute("aria-selected", String(is));
      tab.tabIndex = is ? 0 : -1;
      part(tab).hidden = !is;
    }
    chosen.scrollIntoView({ block: "nearest", inline: "nearest" });
    shown(part(chosen).id);
  }

  const named = (id) => all.find((tab) => part(tab).id === id);
  const go = (tab) => {
    history.replaceState(null, "", `#${part(tab).id}`);
    choose(tab);
  };
  for (const tab of all) {
    part(tab).setAttribute("role", "tabpanel");
    part(tab).setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => go(tab));
  }
  list.addEventListener("keydown", (event) => {
    const at = all.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const tab = all.at(next % all.length);
    tab.focus();
    go(tab);
  });
  window.addEventListener("hashchange", () => {
    const tab = named(location.hash.slice(1));
    if (tab) choose(tab);
  });
  choose(named(location.hash.slice(1)) ?? all[0]);
  return (id) => go(named(id));
}
