// Two authors a second for half a minute, each doing the whole round once: a first look whether every operation keeps its
// service level. Requests are named after the contract's operation ids; a name with a note behind it, such as
// "getJob (waiting)", is reported but not judged.
const source = `# Reading a map

A map is a drawing of a piece of land seen from above. The scale of a map says how long a line on the land is for a line on the
map. A scale of one to fifty thousand means that one centimetre on the map stands for five hundred metres on the land.

## Contour lines

A contour line joins points of the same height. Where contour lines lie close together, the land is steep. Where they lie far
apart, the land is almost flat. The difference in height between two neighbouring contour lines is called the interval. The
legend of the map states the interval.

## Finding the way

A compass is a magnetised needle that turns towards the north. To set the map, turn it until its north edge points where the
needle points. A bearing is the angle between north and the direction in which you walk. Walkers measure a bearing in degrees,
clockwise from north.`

const course = {
  title: 'Reading a map',
  audience: 'walkers',
  level: 'beginner',
  language: 'en',
  goals: ['Find the way with map and compass'],
  modules: [],
}

const brief = { ...course, title: 'Map and compass' }
delete brief.modules

const author = [
  { get: { url: '/api/v1/health', name: 'getHealth', expect: { statusCode: 200 } } },
  {
    post: {
      url: '/api/v1/courses',
      name: 'createCourse',
      json: course,
      capture: [
        { json: '$.course_id', as: 'course' },
        { header: 'etag', as: 'etag' },
      ],
      expect: { statusCode: 201 },
    },
  },
  { get: { url: '/api/v1/courses/{{ course }}', name: 'getCourse', expect: { statusCode: 200 } } },
  {
    patch: {
      url: '/api/v1/courses/{{ course }}',
      name: 'updateCourse',
      headers: { 'If-Match': '{{ etag }}' },
      json: { title: 'Reading any map' },
      capture: { header: 'etag', as: 'etag' },
      expect: { statusCode: 200 },
    },
  },
  {
    post: {
      url: '/api/v1/courses/{{ course }}/publish',
      name: 'publishCourse',
      headers: { 'If-Match': '{{ etag }}' },
      expect: { statusCode: 200 },
    },
  },
  { get: { url: '/api/v1/courses?limit=20', name: 'listCourses', expect: { statusCode: 200 } } },
  {
    post: {
      url: '/api/v1/uploads',
      name: 'createUpload',
      json: { name: 'map.txt', media_type: 'text/plain', bytes: 1000 },
      expect: { statusCode: 201 },
    },
  },
  {
    post: {
      url: '/api/v1/courses/{{ course }}/exports',
      name: 'exportCourse',
      json: { format: 'markdown' },
      expect: { statusCode: 202 },
    },
  },
  {
    post: {
      url: '/api/v1/courses/generate',
      name: 'generateCourse',
      json: { brief, sources: [{ title: 'Reading a map', text: source }] },
      capture: { json: '$.job_id', as: 'job' },
      expect: { statusCode: 202 },
    },
  },
  { get: { url: '/api/v1/jobs/{{ job }}', name: 'getJob', expect: { statusCode: 200 } } },
  {
    get: {
      url: '/api/v1/jobs/{{ job }}',
      name: 'getJob (waiting)',
      headers: { Prefer: 'wait=20' },
      expect: { statusCode: 200 },
    },
  },
  { get: { url: '/api/v1/jobs?limit=20', name: 'listJobs', expect: { statusCode: 200 } } },
]

export default {
  phases: [
    { name: 'warm up', duration: 5, arrivalRate: 1 },
    { name: 'steady', duration: 25, arrivalRate: 2 },
  ],
  scenarios: [{ name: 'author', flow: author }],
}
