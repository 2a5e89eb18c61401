import { AcsScreenShareButton } from '../components/screen-share-button/screen-share-button.js';
import { define } from './define.js';

define(AcsScreenShareButton);
