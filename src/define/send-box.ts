import { AcsSendBox } from '../components/send-box/send-box.js';
import { define } from './define.js';

define(AcsSendBox);
