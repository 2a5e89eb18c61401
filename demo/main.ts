import { newRoomName, roomOf } from './rooms.js';
import { followSwitches } from './switches.js';

const room = roomOf(location.href);
if (room === undefined) showLobby();
else showMeeting(room);

function showLobby() {
  get('.lobby').hidden = false;
  followSwitches(() => undefined);
  const form = get('.join');
  const input = get('#room') as HTMLInputElement;
  const error = get('#room-error');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wanted =
      event.submitter?.getAttribute('name') === 'new' ? newRoomName() : roomOf(input.value.trim());
    if (wanted !== undefined) {
      location.assign(`/rooms/${encodeURIComponent(wanted)}${location.search}`);
      return;
    }
    error.textContent =
      'A room name has 1 to 64 letters, digits, dots, dashes, tildes or underscores. A link from the address bar works, too.';
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  });
  input.addEventListener('input', () => {
    error.textContent = '';
    input.removeAttribute('aria-invalid');
  });
}

function showMeeting(name: string) {
  document.title = `${name} – ACS Elements`;
  document.body.classList.add('in-meeting');
  get('.room').hidden = false;
  get('.room-name').textContent = name;
  get('.copy').addEventListener('click', () => void copyLink());

  const meeting = get('.meeting');
  meeting.hidden = false;
  followSwitches((people) => {
    const call = document.createElement('acs-call-with-chat');
    call.setAttribute('transport', people === '' ? 'local' : 'simulated');
    call.setAttribute('room', name);
    if (people !== '') call.setAttribute('people', people);
    meeting.replaceChildren(call);
  });
}

async function copyLink() {
  const link = location.origin + location.pathname;
  const toast = get('.toast');
  try {
    await navigator.clipboard.writeText(link);
    toast.textContent = 'The link is in the clipboard: open it in another tab.';
  } catch {
    toast.textContent = link; // No permission to write: show it, to be copied by hand.
  }
  setTimeout(() => (toast.textContent = ''), 5000);
}

/** Something that index.html is known to have. */
function get(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
}
