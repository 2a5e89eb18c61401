import { AcsCallBanner } from '../components/call-banner/call-banner.js';
import { define } from './define.js';

define(AcsCallBanner);
