import { html } from 'lit';
import '../../src/define/control-button.js';
import '../../src/define/icon.js';

export default { title: 'Components/Control button' };

export const Plain = () => html`
  <acs-control-button label="Record"><acs-icon slot="icon" name="star"></acs-icon></acs-control-button>
  <acs-control-button compact label="Record"
    ><acs-icon slot="icon" name="star"></acs-icon
  ></acs-control-button>
  <acs-control-button stacked label="Record"
    ><acs-icon slot="icon" name="star"></acs-icon
  ></acs-control-button>
`;

export const Pressed = () => html`
  <acs-control-button label="Record" pressed tone="active">
    <acs-icon slot="icon" name="star"></acs-icon>
  </acs-control-button>
`;

export const Warned = () => html`
  <acs-control-button label="Recording is off" tone="warned">
    <acs-icon slot="icon" name="star"></acs-icon>
  </acs-control-button>
`;

export const Dangerous = () => html`
  <acs-control-button label="Stop recording" tone="danger">
    <acs-icon slot="icon" name="close"></acs-icon>
  </acs-control-button>
`;

export const Disabled = () => html`
  <acs-control-button label="Record" disabled
    ><acs-icon slot="icon" name="star"></acs-icon
  ></acs-control-button>
`;
