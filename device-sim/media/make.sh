#!/usr/bin/env bash
# Makes the sample clips of this folder with ffmpeg: real H.264 and AAC, small enough to be committed.
set -euo pipefail
cd "$(dirname "$0")"
video() { # name seconds picture tone
  ffmpeg -nostdin -loglevel error -y -f lavfi -i "$3=size=320x180:rate=12:duration=$2" -f lavfi -i "sine=frequency=$4:duration=$2" \
    -c:v libx264 -profile:v baseline -preset veryslow -crf 34 -pix_fmt yuv420p -c:a aac -b:a 24k -ac 1 -ar 16000 -movflags +faststart -shortest "$1"
}
video hotel.mp4 6 testsrc2 440
video cinema.mp4 4 smptehdbars 660
video agency.mp4 3 rgbtestsrc 880
ffmpeg -nostdin -loglevel error -y -f lavfi -i "testsrc2=size=640x360:duration=1:rate=1" -frames:v 1 -q:v 8 counter.jpg
ffmpeg -nostdin -loglevel error -y -f lavfi -i "sine=frequency=500:duration=4" -c:a pcm_s16le -ac 1 -ar 8000 statement.wav
# What a recorder shows live, over and over: 80 pictures of 80 ms and 100 sounds of 64 ms are both 6.4 s, so that the end meets the beginning. A key frame every 0.8 s.
ffmpeg -nostdin -loglevel error -y -f lavfi -i "testsrc2=size=480x270:rate=25/2:duration=6.4" -f lavfi -i "sine=frequency=440:duration=6.6:sample_rate=16000,volume=0.2" \
  -c:v libx264 -profile:v baseline -preset veryslow -crf 34 -pix_fmt yuv420p -g 10 -keyint_min 10 -sc_threshold 0 -bf 0 -c:a aac -b:a 24k -ac 1 -ar 16000 -flvflags no_duration_filesize field.flv
