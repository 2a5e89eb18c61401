import { AcsDeviceMenu } from '../components/device-menu/device-menu.js';
import { define } from './define.js';

define(AcsDeviceMenu);
