// Menus of the local Admin: each closes by Escape, by a click elsewhere, and gives the focus back.
const menuButton = document.querySelector(".topbar-menu");
const navigation = document.getElementById("navigation");

function setNavigation(isOpen) {
  document.body.toggleAttribute("data-navigation", isOpen);
  menuButton.setAttribute("aria-expanded", String(isOpen));
}

menuButton.addEventListener("click", () => setNavigation(!document.body.hasAttribute("data-navigation")));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (document.body.hasAttribute("data-navigation")) {
    setNavigation(false);
    menuButton.focus();
  }
  for (const menu of document.querySelectorAll("details[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  const isOutside = !navigation.contains(event.target) && !menuButton.contains(event.target);
  if (isOutside || event.target.closest(".navigation a, .navigation button")) setNavigation(false);
});
