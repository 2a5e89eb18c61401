import { AcsDevicePicker } from '../components/device-picker/device-picker.js';
import { define } from './define.js';

define(AcsDevicePicker);
