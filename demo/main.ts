import { roomOf, newRoomName } from './rooms.js';
import { followSwitches } from './switches.js';

const $ = <E extends HTMLElement>(selector: string) => document.querySelector(selector) as E;

const room = roomOf(location.href);
if (room === undefined) showLobby();
else showMeeting(room);

function showLobby() {
  const lobby = $('.lobby');
  lobby.hidden = false;
  followSwitches(() => undefined);
  const form = $<HTMLFormElement>('.join');
  const input = $<HTMLInputElement>('#room');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter?.getAttribute('name') === 'new') return enter(newRoomName());
    const wanted = roomOf(input.value.trim());
    if (wanted !== undefined) return enter(wanted);
    $('#room-error').textContent =
      'A room name has 1 to 64 letters, digits, dots, dashes, tildes or underscores. A link from the address bar works, too.';
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  });
  input.addEventListener('input', () => {
    $('#room-error').textContent = '';
    input.removeAttribute('aria-invalid');
  });
}

function enter(name: string) {
  location.assign(`/rooms/${encodeURIComponent(name)}${location.search}`);
}

function showMeeting(name: string) {
  document.title = `${name} – ACS Elements`;
  document.body.classList.add('in-meeting');
  $('.room').hidden = false;
  $('.room-name').textContent = name;
  $('.copy').addEventListener('click', () => void copyLink());

  const meeting = $('.meeting');
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
  const toast = $('.toast');
  try {
    await navigator.clipboard.writeText(link);
    toast.textContent = 'The link is in the clipboard: open it in another tab.';
  } catch {
    toast.textContent = link; // No permission to write: show it, to be copied by hand.
  }
  setTimeout(() => (toast.textContent = ''), 5000);
}
