import { html } from 'lit';
import '../../src/define/avatar.js';

export default { title: 'Components/Avatar' };

export const Initials = () => html`
  <acs-avatar name="Ada Lovelace" participant-id="8:acs:ada"></acs-avatar>
  <acs-avatar name="Grace Hopper" participant-id="8:acs:grace"></acs-avatar>
  <acs-avatar name="ليلى حدّاد" participant-id="8:acs:layla"></acs-avatar>
  <acs-avatar name="李小龍" participant-id="8:acs:lee"></acs-avatar>
  <acs-avatar name="🦊" participant-id="8:acs:fox"></acs-avatar>
`;

export const WithoutName = () => html`<acs-avatar participant-id="8:acs:nobody"></acs-avatar>`;

export const WithImage = () => html`
  <acs-avatar name="Ada Lovelace">
    <svg viewBox="0 0 10 10" aria-hidden="true">
      <rect width="10" height="10" fill="#4750d6"></rect>
      <circle cx="5" cy="4" r="2" fill="#fff"></circle>
      <ellipse cx="5" cy="10" rx="4" ry="3.5" fill="#fff"></ellipse>
    </svg>
  </acs-avatar>
`;
